"""Why a file was not taken, in words."""

WORDS = {
    "unreachable": "打不开，请检查文件是否存在、有没有读取权限",
    "too_large": "文件太大，请拆成几个文件",
    "empty": "没有文字",
    "scan": "是扫描件（只有图片没有文字），请换成有文字的版本",
    "encrypted": "有密码，请去掉密码后再导入",
    "damaged": "文件损坏，读不出来",
    "bomb": "压缩内容异常，已拒绝",
    "not_what_it_says": "内容与扩展名不符，已拒绝",
    "unknown_kind": "不支持这种文件，请用 docx、doc、pdf、html、txt、md、xlsx、jsonl 或 ofd",
    "not_jsonl": "不是每行一条的 JSONL",
    "no_questions": "没有找到“问题”和“答案”两列",
}
QUESTION_COLUMNS = ("问题", "问", "提问", "标准问", "问法", "常见问题")
ANSWER_COLUMNS = ("答案", "答", "回答", "回复", "解答", "标准答案", "答复")
OTHER_COLUMNS = ("相似问", "其他问法", "扩展问", "相似问法", "别的问法")
TITLE_COLUMNS = ("文件", "政策", "来源", "依据", "标题", "政策名称", "文件名称")
PLACE_COLUMNS = ("地区", "适用地区", "地方")
YEAR_COLUMNS = ("年份", "年度")
BETWEEN_QUESTIONS = r"[;;|\n]+|(?<=[??])"
