"""Words of a form's question which household it is about."""

HOUSEHOLD = "农户"
NOT_YOURS = "这一户不在您的范围内，请另选一户。"
LEFT = "这一户已经销户。"
