"""抽查, 互查, 遍访: draws, who checks what, what was found, campaigns."""
