"""What the county's administrators hear of the machine."""

BACKUP_FAILED = "昨晚的自动备份没有成功。请装机的人看看磁盘是不是满了，再运行 check。"
