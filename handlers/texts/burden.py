"""Words of 减负: what recording costs people, and how often they are written to."""

from string import Template

HEAD = Template("<b>减负</b> · $month")
NONE = "这个月还没有用对话登记的走访。"
RECORDS = Template("走访登记 $count 条，一半以上的人：")
SECONDS = Template("· 用时 $seconds 秒以内")
TAPS = Template("· 点 $taps 下以内")
TYPED = Template("· 打字 $typed 个以内")
UNTYPED = Template("一个字不打的：$count 条（$percent%）")
REMINDED = Template("主动提醒：$people 人收到 $letters 条，平均每人 $mean 条，最多 $most 条")
NOT_REMINDED = "主动提醒：没有"
WHOLE = "只算总数，不记是谁。"
BEFORE, AFTER = "上月", "下月"
