#!/bin/sh
# Tries vsftpd.conf on the loopback of this machine, as root: a user and a folder of its own, removed afterwards.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
chmod 755 "$folder"
user=sm-try-stations
password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
trap 'kill $ftp 2>/dev/null || true; userdel $user; rm -rf "$folder"' EXIT
ftp=
useradd --no-create-home --home-dir "$folder/files" --shell /bin/bash "$user"
echo "$user:$password" | chpasswd
mkdir -p "$folder/files/firmware" "$folder/files/incoming" /var/run/vsftpd/empty
chmod 733 "$folder/files/incoming"
echo firmware > "$folder/files/firmware/image.bin"
echo diagnostics > "$folder/log.txt"
echo "$user" > "$folder/users"
sed -e "s#^userlist_file=.*#userlist_file=$folder/users#" -e "s#^local_root=.*#local_root=$folder/files#" \
  "$here/vsftpd.conf" > "$folder/vsftpd.conf"
printf 'listen_address=127.0.0.1\nlisten_port=2121\nbackground=NO\n' >> "$folder/vsftpd.conf"
vsftpd "$folder/vsftpd.conf" &
ftp=$!
at="ftp://$user:$password@127.0.0.1:2121"
curl -sS --retry 10 --retry-connrefused --retry-delay 1 "$at/firmware/image.bin" | grep -qx firmware
curl -sS -T "$folder/log.txt" "$at/incoming/"
grep -qx diagnostics "$folder/files/incoming/log.txt"
refused() { if curl -sS "$@" > /dev/null 2>&1; then echo "should have been refused: $*"; exit 1; fi; }
refused "$at/incoming/log.txt"
refused -T "$folder/log.txt" "$at/incoming/"
refused -T "$folder/log.txt" "$at/firmware/image.bin"
refused -Q 'DELE /incoming/log.txt' "$at/"
refused "ftp://$user:wrong@127.0.0.1:2121/"
[ -z "$(curl -sS "$at/incoming/")" ] || { echo 'incoming can be listed'; exit 1; }
echo 'Firmware is fetched, diagnostics are left, and nothing else can be done.'
