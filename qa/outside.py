"""What no folder of articles can answer: small talk, tasks, orders to the bot, opinions, what is so now.

Told by how a question is put, never by its topic: a place or an indicator in it changes nothing.
"""

from __future__ import annotations

from typing import Literal

from index import compiled

Outside = Literal["now", "order", "task", "talk", "opinion"]

_ASKING_FOR = (
    r"^(?:请|麻烦|帮我|帮忙|给我|替我|为我|能不能|能|可以|可不可以|你|再|来|"
    r"用[a-z一-鿿]{1,8}?(?=[写作编画讲]))*"
)
_PIECE = (
    r"(?:出)?[一两几]?(?:[首篇段封份张幅部则副]|"
    r"个.{0,5}(?:笑话|故事|段子|谜语|程序|脚本|函数|算法|代码|小说|剧本|广告|口号|通知|祝福|方案))"
)
_NOW = compiled(
    r"今天|明天|昨天|后天|此刻|现在几点|几点钟|实时|刚刚|天气(?:预报|怎么?样|如何|好[吗不]|咋样|[?？]?$)"
)
_ORDER = compiled(
    r"(?:忽略|无视|忘记|忘掉|不要理会|别管|抛开|跳过)[^。,]{0,6}(?:以上|之前|上面|前面|先前|此前|所有|一切|全部|你的)"
    r"[^。,]{0,6}(?:指令|指示|要求|规则|提示|设定|限制|命令|内容|的话)"
    r"|(?:系统|初始|隐藏)(?:提示词|提示语|指令)|提示词"
    r"|(?:扮演|假装|假设你|装作|冒充)|从现在(?:开始|起)[,，]?你|你(?:现在|从此|以后)(?:是|只能|必须|要)"
    r"|只(?:能|准|要|需)?(?:回答|回复|输出|说)[\"「『“]|(?:重复|复述|照念|跟读)(?:一遍|一下)?(?:我|下面|以下|这句)"
    r"|\bignore\b.*\b(?:instructions?|prompts?|rules?)\b|\bsystem prompt\b|\bpretend\b|\bact as\b"
)
_TASK = compiled(
    rf"{_ASKING_FOR}(?:写|作|编|创作|拟写?|画|唱|讲|推荐){_PIECE}"
    rf"|{_ASKING_FOR}(?:翻译)(?:一下|下|[:：\"「『“成为])|翻译(?:成|为|到)[一-鿿]{{1,3}}[语文]|译成[一-鿿]{{1,3}}[语文]"
    r"|(?:用)?[英日法德俄韩][语文]怎么(?:说|写|讲|翻译)"
    r"|^\d[\d\s.+\-*/x×÷()]*(?:等于|是|=)(?:几|多少)?[?？。]*$"
    r"|\btell me a (?:joke|story)\b|\btranslate\b|\bwrite (?:me )?an? (?:poem|story|essay|code|song)\b"
)
_TALK = compiled(
    r"^(?:你好|您好|嗨|hi|hello|谢谢你?|多谢|再见|拜拜|(?:早上|上午|中午|下午|晚上)好|"
    r"早安|晚安|在吗|辛苦了|好的|知道了|嗯+|哈+)[!?。,~啊呀吗 ]*$"
    r"|你(?:到底|究竟)?(?:是谁|叫(?:什么|啥)|是(?:什么|啥|哪个)|是不是|是(?:一个|个)?(?:ai|人|真人|机器人|程序|模型)|"
    r"(?:会|能|可以)(?:做|干|说|帮我做|帮我干|回答)?(?:些)?(?:什么|啥|哪些)|会(?:说|讲|写|唱)|有(?:什么|啥|哪些)(?:功能|本领|本事|用)|多大|几岁|喜欢|爱|累)"
    r"|\b(?:who|what) are you\b|\byour name\b|\bhow are you\b"
)
_OPINION = compiled(r"好(?:不好)?[玩吃看喝听]|(?:漂|靓)亮吗|值得(?:去|买|投资)吗|你(?:怎么看|的看法)")
_LEADING = compiled(r"^(?:你好|您好|嗨|hi|hello)[!,。 ]+")


def outside_of(folded: str) -> Outside | None:
    """Return why *folded*, a question, lies outside of any articles, or None where it doesn't."""
    said = _LEADING.sub("", folded)
    if _ORDER.search(said):
        return "order"
    if _TASK.search(said):
        return "task"
    if _TALK.search(said or folded):
        return "talk"
    if _OPINION.search(said):
        return "opinion"
    return "now" if _NOW.search(said) else None
