/* block-samples.h: what programs put on the clipboard as HTML, in their manner, for tests */
#pragma once

#include "dew-block.h"

typedef struct {
  const char *name, *html, *told;
} BlockSample;

static const BlockSample block_samples[] = {
  { "Excel",
    "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\r\nxmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\nxmlns:x=\"urn:schemas-microsoft-com:office:excel\"\r\n"
    "xmlns=\"http://www.w3.org/TR/REC-html40\">\r\n\r\n<head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n<meta name=ProgId content=Excel.Sheet>\r\n"
    "<meta name=Generator content=\"Microsoft Excel 15\">\r\n<link id=Main-File rel=Main-File\r\nhref=\"file:///C:/clip.htm\">\r\n<style>\r\n<!--table\r\n\t{mso-displayed-decimal-separator:\"\\.\";\r\n"
    "\tmso-displayed-thousand-separator:\"\\,\";}\r\n.xl65\r\n\t{mso-number-format:\"\\#\\,\\#\\#0\";}\r\n-->\r\n</style>\r\n</head>\r\n\r\n<body link=\"#0563C1\" vlink=\"#954F72\">\r\n\r\n"
    "<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:\r\n collapse;width:144pt'>\r\n<!--StartFragment-->\r\n"
    " <col width=64 span=3 style='width:48pt'>\r\n <tr height=20 style='height:15.0pt'>\r\n  <td height=20 width=64 style='height:15.0pt;width:48pt'>Scheme</td>\r\n"
    "  <td width=64 style='width:48pt'>Gross</td>\r\n  <td width=64 style='width:48pt'>Reference</td>\r\n </tr>\r\n <tr height=20 style='height:15.0pt'>\r\n"
    "  <td height=20 style='height:15.0pt'>Home\r\n  support &amp; reablement</td>\r\n  <td class=xl65 align=right x:num=\"1150.25\">1,150</td>\r\n  <td class=xl66>007</td>\r\n </tr>\r\n"
    " <tr height=20 style='height:15.0pt'>\r\n  <td height=20 colspan=2 style='height:15.0pt;mso-ignore:colspan'>Equipment, of which<br>\r\n    loans</td>\r\n"
    "  <td class=xl65 align=right><span style='mso-spacerun:yes'>&nbsp;</span>(500)<span style='mso-spacerun:yes'>&nbsp;&nbsp;</span></td>\r\n </tr>\r\n"
    " <![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n  <td width=64 style='width:48pt'></td>\r\n  <td width=64 style='width:48pt'></td>\r\n"
    "  <td width=64 style='width:48pt'></td>\r\n </tr>\r\n <![endif]>\r\n<!--EndFragment-->\r\n</table>\r\n\r\n</body>\r\n\r\n</html>\r\n",
    "[Scheme][Gross][Reference]|[Home support & reablement][1150.25][007]|[Equipment, of which\nloans][][(500)]" },

  { "LibreOffice Calc",
    "<!DOCTYPE html>\n\n<html>\n<head>\n\t\n\t<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/>\n\t<title>Budget, and what else the sheet is called at length, which nobody sees but in the title of a browser's window, and is no part of the cells</title>\n"
    "\t<meta name=\"generator\" content=\"LibreOffice 7.4.7.2 (Linux)\"/>\n\t<style type=\"text/css\">\n\t\tbody,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:\"Calibri\"; font-size:x-small }\n"
    "\t\tcomment { display:none;  } \n\t</style>\n\t\n</head>\n\n<body>\n<table cellspacing=\"0\" border=\"0\">\n\t<colgroup span=\"3\" width=\"80\"></colgroup>\n\t<tr>\n"
    "\t\t<td height=\"20\" align=\"left\" valign=bottom><b><font face=\"Cambria\">Scheme</font></b></td>\n\t\t<td align=\"left\" valign=bottom><font color=\"#000000\">Gross</font></td>\n"
    "\t\t<td align=\"left\" valign=bottom><font color=\"#000000\"><br></font></td>\n\t</tr>\n\t<tr>\n"
    "\t\t<td height=\"20\" align=\"left\" valign=bottom><a class=\"comment-indicator\"></a><comment>Seen by finance</comment>\n<font color=\"#000000\">Home<br>support</font></td>\n"
    "\t\t<td align=\"right\" valign=bottom sdval=\"1234567.5\" sdnum=\"1033;0;#,##0;(#,##0)\"><font color=\"#000000\">1,234,568</font></td>\n"
    "\t\t<td align=\"left\" valign=bottom sdnum=\"1033;0;@\"><font color=\"#000000\">=1+1</font></td>\n\t</tr>\n\t<tr>\n"
    "\t\t<td colspan=2 rowspan=2 height=\"20\" align=\"left\" valign=bottom><font color=\"#000000\">q&quot;uote</font></td>\n"
    "\t\t<td align=\"right\" valign=bottom sdval=\"0.333333\" sdnum=\"1033;0;0%\"><font color=\"#000000\">33%</font></td>\n\t</tr>\n\t<tr>\n"
    "\t\t<td align=\"right\" valign=bottom sdval=\"-500\" sdnum=\"1033;0;#,##0;(#,##0)\"><font color=\"#000000\">(500)</font></td>\n\t</tr>\n</table>\n"
    "<!-- ************************************************************************** -->\n</body>\n\n</html>\n",
    "[Scheme][Gross][]|[Home\nsupport][1234567.5][=1+1]|[q\"uote][][33%]|[][][-500]" },

  { "Word",
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\r\n<head>\r\n<meta name=Generator content=\"Microsoft Word 15\">\r\n"
    "<!--[if gte mso 9]><xml>\r\n <w:WordDocument><w:View>Normal</w:View></w:WordDocument>\r\n</xml><![endif]-->\r\n<style>\r\n<!--\r\n p.MsoNormal {mso-style-parent:\"\"; margin:0cm}\r\n-->\r\n</style>\r\n"
    "<!--[if gte mso 10]>\r\n<style>\r\n table.MsoNormalTable {mso-style-name:\"Table Normal\"}\r\n</style>\r\n<![endif]-->\r\n</head>\r\n\r\n<body lang=EN-GB style='tab-interval:36.0pt'>\r\n<!--StartFragment-->\r\n\r\n"
    "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\r\n <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>\r\n  <td width=301 valign=top style='width:225.4pt'>\r\n"
    "  <p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Home support<o:p></o:p></b></p>\r\n  <p class=MsoNormal>and <span class=SpellE>reablement</span><o:p></o:p></p>\r\n  </td>\r\n"
    "  <td width=301 valign=top style='width:225.4pt'>\r\n  <p class=MsoNormal align=right style='text-align:right'>£1&nbsp;150.25<o:p></o:p></p>\r\n  </td>\r\n </tr>\r\n"
    " <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>\r\n  <td width=301 valign=top>\r\n  <p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n  </td>\r\n  <td width=301 valign=top>\r\n"
    "  <p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>\r\n  </td>\r\n </tr>\r\n</table>\r\n\r\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n<!--EndFragment-->\r\n</body>\r\n</html>\r\n",
    "[Home support\nand reablement][£1\u00a0150.25]|[][]" },

  { "Google Sheets",
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>"
    "<table xmlns=\"http://www.w3.org/1999/xhtml\" cellspacing=\"0\" cellpadding=\"0\" dir=\"ltr\" border=\"1\" data-sheets-root=\"1\"><colgroup><col width=\"100\"/><col width=\"100\"/></colgroup><tbody>"
    "<tr style=\"height:21px;\"><td style=\"overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;\" data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;Home support&quot;}\">Home support</td>"
    "<td style=\"text-align:right;\" data-sheets-value=\"{&quot;1&quot;:3,&quot;3&quot;:1150.25}\" data-sheets-numberformat=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;#,##0&quot;}\">1,150</td></tr>"
    "<tr style=\"height:21px;\"><td style=\"wrap-strategy:4;white-space:normal;word-wrap:break-word;\">a<br/>b</td><td></td></tr></tbody></table>",
    "[Home support][1,150]|[a\nb][]" },

  { "Firefox",
    "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><table class=\"wikitable\"><tbody><tr>\n<th scope=\"row\">Home <a href=\"https://example.org/\">support</a>\n</th>\n<td>1,150\n</td></tr>\n<tr>\n<th>Equipment\n</th>\n<td>−500\n</td></tr></tbody></table>",
    "[Home support][1,150]|[Equipment][−500]" },

  { "rows without their table",
    "<meta charset=\"utf-8\"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>",
    "[a][b]|[c][d]" },

  { "LibreOffice Writer",
    "<!DOCTYPE html>\n<html>\n<head>\n\t<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/>\n\t<title></title>\n\t<style type=\"text/css\">\n\t\t@page { size: 21cm 29.7cm; margin: 2cm }\n\t</style>\n</head>\n"
    "<body lang=\"en-GB\" link=\"#000080\" vlink=\"#800000\" dir=\"ltr\"><table width=\"100%\" cellpadding=\"4\" cellspacing=\"0\">\n\t<col width=\"128*\"/>\n\t<thead>\n\t<tr valign=\"top\">\n"
    "\t\t<th width=\"50%\"><p align=\"left\">\n\t\tHome support</p>\n\t\t</th>\n\t\t<td width=\"50%\" sdval=\"1150.25\" sdnum=\"2057;\"><p align=\"right\">\n\t\t1150.25</p>\n\t\t</td>\n\t</tr>\n\t</thead>\n"
    "\t<tr valign=\"top\">\n\t\t<td><p>\n\t\tOne</p>\n\t\t<p>Two</p>\n\t\t</td>\n\t\t<td><p><br/>\n\n\t\t</p>\n\t\t</td>\n\t</tr>\n</table>\n<p><br/>\n<br/>\n\n</p>\n</body>\n</html>",
    "[Home support][1150.25]|[One\nTwo][]" },
};
