"""The wording of questions that is not their content: politeness, question words, goal and result words."""

from __future__ import annotations

import re

from qa.wanted import CLASSIFIER, small_number

GOAL = re.compile(
    r"目标|计划(?!投资|总投资)|预期|预计|力争|打算|将|争取(?!到|资金|了)|规划|拟|任务|(?<![主重需只不首简纲])要(?![求点素闻员]|多久|多长|多少|几|[投花]多少)|希望|准备|想[^法]"
)
RESULT = re.compile(
    r"完成了|实现了|达到了|(?<!到20\d\d年)(?<!年底)(?<!年末)累计|实际|已经|已|取得了|(?<!谋划|规划|安排|铺排|部署|确定|设定|制定|计划|提出|策划|储备)了(?:多少|几)|成绩|成效|实绩|落实了|干了|完成情况|完成.{0,6}(?:任务|目标|计划).{0,4}(?:多少|几成|百分)|(?:去年|上年).*(?:完成|实现)"
)
ASKED_UNIT = re.compile(
    rf"百分之(?:几|多少)|(?:多少|几|若干)(?:{CLASSIFIER}|块?钱)?|多大(?:岁数|年纪|年龄)|多长时间"
)
FRAME = re.compile(
    r"[那这]一?(?:块|边|部分|方面)的?|前者|后者|比一比|变动|会议?上(?=[,，对就])|"
    r"[只光单就](?:说|看)(?!好|法|点)|接下来|今后|以后|往后|未来|按照?(?=[一-鿿 ]{0,8}的?说法)|的?说法|"
    r"(?:增长|恢复|回升|扩张)的?速度|(?:^|(?<=,))论(?=[一-鿿])|缩写|简称|增得|涨得|下来的?|[这此本](?:次|场|轮|届|批)(?:[一-鿿]{0,4}?(?:行动|活动|会议|大会|发布会|仪式|调研|检查))?|这[份篇个位]|那[份篇位]|定下的?|名字|姓名|下一步|目前|现在|现已|现任|[现实拥]有(?!量)|最[高低多少大小快慢](?=[,，。?？是\s]|$)|安排数|完成数|实际数|干了|一共有|总共有|共有|(?:比|较)(?:上|去)年(?:末|底|同期)?|(?:增加|减少|增长|下降)了?(?=吗)|(?:下降|回落|上升)了?(?=\s*[?。]?\s*$)|第(?:\d+|[一二三四五六七八九十]+)[个项条点大件]|最后一[个项条点件]|百分之几|"
    r"(?:\d+|[一二三四五六七八九十两]+)(?:大类?|[个项条类种点件])(?![月百万])|接受(?:了)?(?:采访|访谈|专访)的?|请问下?|请|麻烦|告诉我|你好|您好|想知道|想了解|帮我|查一下|查查|说说|介绍一下|介绍|列出|列举|根据文章|文章里?|文中|报道中?|"
    r"分别|各自|各(?=是|为|有|多少|占|指|定)|一共|总共|共计|合计|大概|大约|到底|究竟|具体|"
    r"(?:都)?(?:包括|包含)?(?:了)?(?:有)?哪(?:些|一[位年天项个日]|几[个项条方]?面?|\d+[个项条]?|[一二三四五六七八九十两]+[个项条大]?|[个位条项里天年块家日月])?|"
    r"为什么|什么样的?|什么时候|什么时间|什么|啥|怎么样|怎么回事|怎样|怎么|如何|咋|是多少|有多少|达多少|多少|多大|多高|多长|多快|多久|第几|"
    r"几(?:月几)?[号日](?![一-鿿]*线)|几(?=[个家项所座套名人位亩条月成天日年块])|是谁|谁|何时|何人|是不是|是否|有没有|能否|一样吗|吗|呢|吧|啊|呀|嘛|"
    r"指的是|是指|指什么|指(?![标数导挥引向])|含义|意思|叫做?|所说的?|说的|提到的?|谈到的?|提出的?|表述|全称|担任|职务|身份|兼任|"
    r"打算|计划|目标|预期|预计|力争|争取|将要?|(?<![主重需只首简纲必])要(?=[^求点素闻])|准备|(?<![模虚])拟|(?<![思理设梦联])想(?![象法])|已经|完成了|实现了|达到了|今年|去年|明年|当年|全年|年度|"
    r"同比|增长率|(?<!经济)增长|降到|降至|增至|升至|(?<!经济)增速|完成|实现|达到?|排第|排名|名次|位次|位列|位居|实际|安排数|完成数|占比|比重|比例|占|相比|相差|差多少|更高|更低|更多|更少|更快|增幅|涨幅|涨|降幅|数量|(?<=[年区市县])的?工作(?!会|日)|(?:^|(?<=\s))(?:那么?|该|其中|还有|到|在|对|把)|"
    r"(?<=[一-鿿])了(?=$|\s)|满(?=\s|$)"
)
PRONOUN = re.compile(
    r"[那这]一?(?:块|边|部分|方面)|他们|她们|它们|他|她|它|该[市区县镇省院]|这[个项些里家位]|那[个项些里家位]|其中|上述|前者|后者|同期|当地"
)
HOW_FRAME = re.compile(r"做了|做些|做法|措施|举措|办法|动作|安排|部署|方面|情况")
FOLLOW = re.compile(r"^(?:那么?|还有|以及|再|另外)|呢[?？。]*$")
QUOTED = re.compile(r"[\"「『']([^\"」』']{1,30})[\"」』']")
CONJUNCTION = re.compile(r"和|与|及|、|以及|还有")
HELD_AGAINST = r"(?:(?<![占对相同环])比|较)"
"""Holds one thing against another; of 同比 and 占比 the 比 does not."""

WHICH = r"哪一?[个家座类项边方样种者头季年]"
"""Asks for one of several things that are named."""

EACH = re.compile(
    rf"{WHICH}.{{0,18}}[高低多少大小快慢](?![业学型中])|分别|各(?:自)?(?:是|为|有|多少|完成|占|定|指|(?![类项种级地界方行业单部个区县市])[一-鿿]{{1,4}}?(?:多少|几))|相差|差(?:多少|了?几)|相比|对比|比较|谁更|{WHICH}更|(?<![占对相同环])比.{{1,12}}(?:高|低|多|少|快|慢)|一样"
)
BYLINE = re.compile(
    r"记者|采访|采写|报道|撰稿|撰写|写|摄影|拍|照片|图片|文字|编辑|责编|校对|审核|通讯员|作者|署名|供稿|供图|来源|实习生|稿件|稿子"
)
"""Words about who made an article, not about what it says."""

_CREDITED = (
    r"记者|作者|撰稿人?|撰文|采写|编辑|责编|责任编辑|校对|审核|通讯员|摄影师?|供稿人?|供图|实习生|署名"
)
ASKS_BYLINE = re.compile(
    rf"(?:{_CREDITED})(?:的?(?:名字|姓名))?(?:人|者)?(?:都|分别|又|又都|具体)?(?:是|叫|为|有|呢|包括)"
    rf"|(?:谁|哪[几些一]?[位个名]|哪些)(?:人|的|负责|来|为)?(?:{_CREDITED}|(?<!接受)采访|撰写|拍摄|报道)"
    r"|(?:谁|哪[几些一]?[位个名]|何人|哪些人)(?:负责|来)?(?:写|拍|摄|编|校)(?:的|了这|了该|作)"
    r"|(?:写|拍摄?|摄|采写|撰写|撰稿|报道|供稿|编辑|校对|执笔)的?(?:作者|人|者)?(?:又)?(?:是|为|叫)?(?:谁|哪[几一]?位|何人)"
    r"|(?:文章|报道|稿件|新闻|消息|稿子)的?(?:来源|出处)|(?:来自|出自|转载自|发表在|刊登在)(?:哪家|哪个|什么)?(?:媒体|报纸|网站|报社)"
)
"""Who wrote, edited or photographed an article, or where it appeared."""

COMPARE = re.compile(
    r"(?<!规模)以上|超过|高于|低于|少于|多于|大于|小于|不到|不足|突破|以下|以内|不少于|不低于"
)
ENGLISH_WANTED = (
    (re.compile(r"\bwho\b|\breporter\b|\bauthor\b"), "谁"),
    (re.compile(r"\bwhen\b|\bwhat date\b"), "什么时候"),
    (
        re.compile(
            r"\bhow (?:many|much|large|big|fast)\b|\bby how much\b|\bwhat (?:is|was|were|are) .*"
            r"(?:target|goal|rate|growth|revenue|output|investment|gdp|number|total)"
        ),
        "多少",
    ),
    (re.compile(r"\bhow (?:will|does|do|is|are|to|did)\b"), "怎样"),
    (re.compile(r"\bwhich\b|\bwhat are\b|\blist\b"), "哪些"),
    (re.compile(r"\bis\b.*\?|\bdid\b|\bwas\b.*\?|\bwill\b"), "吗"),
)
"""What an English question asks for, in the Chinese words that say so."""

TOTAL = re.compile(r"一共|总共|共有|总数|累计|总计")
SUPERLATIVE = re.compile(
    r"哪(?:一?个|座|些)?(?:区县|县市|城市|地方|地区|区|市|县|镇|州|省).*最(?P<way>[高多大快低少小慢])|最(?P<way2>[高多大快低少小慢])的是?哪"
)
GENERIC_HEADS = frozenset(["面积", "人数", "户数", "金额", "数额", "个数", "数量", "数", "数目", "人口数"])
"""Nouns that the unit of a figure already says: 造林1420亩 states an 面积 without the word."""

DEGREES = frozenset("高低快慢多少大小差强弱")
GENERAL = frozenset(
    [
        "主要",
        "经济",
        "发展",
        "社会",
        "经济社会",
        "总体",
        "年度",
        "重点",
        "核心",
        "工作",
        "指标",
        "经济指标",
        "主要指标",
        "增长",
    ]
)
"""Adjectives of a plan as such: 主要预期目标, 经济社会发展目标."""

PLAN_VERBS = frozenset(
    [
        "推进",
        "推动",
        "支持",
        "加快",
        "实施",
        "开展",
        "加强",
        "提升",
        "提高",
        "发展",
        "促进",
        "强化",
        "深化",
        "建设",
        "打造",
        "手段",
        "途径",
        "渠道",
        "力度",
        "抓好",
        "抓",
        "做好",
        "着力",
        "全力",
        "大力",
        "持续",
        "积极",
        "进一步",
        "帮",
        "解决",
        "问题",
        "用",
    ]
)
"""Every plan says these of everything; they tell little of what it is about."""

PURPOSE = re.compile(r"目标|指标|任务|部署|重点|措施|举措|计划|安排|工作|成绩|亮点")
ATTRIBUTE = re.compile(r"^(?:总数|总量|总额|总投资|累计|规模|增量|其中|人均|占比|比重|比例|排名)$")
SIZE = re.compile(
    r"^(?:总?投资额?|全长|总长|长度|(?:总?占地|总?建筑|总)?面积|占地|工期|总?概算|总?装机(?:容量)?|设计时速)$"
)
"""How large, long or dear a thing is; asked for after another of these, it takes the other's place."""

LABEL = re.compile(
    r"(?:亮点|关键词|任务|工程|行动|重点|举措|部署|板块|专栏|方向)[一二三四五六七八九十]{1,2}(?![个项大条类级])"
)
PERIOD = re.compile(
    r"[前头][一二三四五六七八九十\d]{1,2}个月|上半年|下半年|前三季度|第?[一二三四]季度|1月?份?(?:-|至|到)\d{1,2}月份?|(?<![\d至到-])\d{1,2}月(?:份|(?![\d日号底初末中下上旬起以至到-]))|全年"
)
_MONTHS = {"1": "1月", "3": "一季度", "6": "上半年", "9": "前三季度", "12": "全年"}


def periods(text: str) -> tuple[str, ...]:
    """Return the parts of a year that *text* (folded) names, each under one name."""
    return tuple(dict.fromkeys(_named_alike(found) for found in PERIOD.findall(text)))


def _named_alike(period: str) -> str:
    """Call 前六个月 and 1-6月 what they are, the 上半年."""
    if period.endswith("季度") and period.startswith("第"):
        return period[1:]
    months = re.fullmatch(r"[前头](.+)个月|1月?份?(?:-|至|到)(\d+)月份?", period)
    if months is None:
        return period.removesuffix("份")
    last = str(small_number(months[1] or months[2]))
    return _MONTHS.get(last, f"1-{last}月")
