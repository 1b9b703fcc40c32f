"""Pictures that go with a message: values in, PNG bytes out, no Telegram, no ledger."""
