"""Starts the tap as its own command does, with two things told to it that it has no setting for: where CXone is, and
what time it is there.

The tap writes the vendor's hosts into its module and asks its own clock up to when to read; a rehearsal is on loopback
and its time runs fast. Nothing else of the tap is touched: its requests, its paging and its checks are its own.
"""

import datetime
import os
import sys

import singer.utils

now = datetime.datetime.fromisoformat(os.environ["TAP_NOW"])
singer.utils.now = lambda: now

import tap_nice_incontact  # noqa: E402
from tap_nice_incontact import client  # noqa: E402

url = os.environ["TAP_URL"]
client.API_AUTH_URI = url + "/authentication/v1/token/access-key"
client.API_REFRESH_URI = url + "/public/user/refresh"
client.API_BASE_URI = url + "/inContactAPI/services/v{1}"

sys.exit(tap_nice_incontact.main())
