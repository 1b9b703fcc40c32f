"""Words of the bench of answers."""

HELP = "测量回答质量、检索命中率和速度，打印一张表。"
POLICIES = "要导入的政策文件或文件夹"
QUESTIONS = "题目文件（jsonl），可给多个"
STARD = "检索评测文件夹（corpus.jsonl 与 queries.jsonl）"
OFFTOPIC = "日常闲话，一行一句"
NO_DIGESTS = "不用自带的摘编"
LEXICAL = "不用语义模型"
SIZES = "再量一量这么多条时的速度，可给多个"
WRONG = "列出没答好的题"
DONT_KNOW = (
    r"(没有|没|未|暂未|无法|不能)(在[^。]{0,20})?(找到|查到|检索到|涉及|提到|收录|相关|明确|确定|回答)"
    r"|查不到|找不到|不知道|不清楚|不掌握|暂无|无相关"
)
FORWARDS = (
    r"转交|转给|转发|转报|转办|转人工|上报|提交给|反馈给|联系|咨询|请教|人工|工作人员"
    r"|扶贫办|乡村振兴"
)
"""The judge of eval/README: how a refusal and its offer are recognised."""
