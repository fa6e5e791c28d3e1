"""Entry of the web server and of the `flask` command."""

import sys

from config import BadSettings, Config
from hackathon.app import create_app

try:
    app = create_app(Config.from_env())
except BadSettings as error:
    sys.exit(str(error))
