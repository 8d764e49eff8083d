"""Reads mails as Python's email package does, with every defect an error; prints what each says.

valid_mail.py FILE…: exit 1 with a line for each mail that has a fault.
"""

import email
import email.policy
import re
import sys

POLICY = email.policy.strict
ONCE = ("From", "To", "Subject", "Date", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version",
        "X-Wirewatch-Kind", "Content-Type")


def check(bytes_read: bytes) -> str:
    if not all(byte in b"\r\n" or 32 <= byte < 127 for byte in bytes_read):
        raise ValueError("a byte is none of printable ASCII")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", bytes_read):
        raise ValueError("a line ends in a lone CR or LF")
    if any(len(line) > 78 for line in bytes_read.split(b"\r\n")):
        raise ValueError("a line is longer than 78")
    mail = email.message_from_bytes(bytes_read, policy=POLICY)
    for name in mail.keys():
        if mail[name].defects:
            raise ValueError(f"{name}: {mail[name].defects}")
    for name in ONCE:
        if len(mail.get_all(name, [])) != 1:
            raise ValueError(f"{name} stands {len(mail.get_all(name, []))} times")
    if len(mail["From"].addresses) != 1 or len(mail["To"].addresses) != 1:
        raise ValueError("not one sender and one recipient")
    if mail["Date"].datetime is None or mail["Date"].datetime.utcoffset() is None:
        raise ValueError("the date is none")
    if mail.get_content_type() != "multipart/alternative":
        raise ValueError("not multipart/alternative")
    parts = list(mail.iter_parts())
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        raise ValueError("not a text part and an HTML part")
    text, html = (part.get_content() for part in parts)
    if any(part.defects for part in parts) or not text.strip() or "</html>" not in html:
        raise ValueError("a part has defects, or nothing to read")
    return f"{mail['X-Wirewatch-Kind']}: {mail['Subject']}"


def main(files: list[str]) -> int:
    faults = 0
    for file in files:
        try:
            with open(file, "rb") as opened:
                print(check(opened.read()))
        except (ValueError, KeyError, email.errors.MessageError) as fault:
            faults += 1
            print(f"{file}: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
