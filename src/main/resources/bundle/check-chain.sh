#!/bin/sh
# Checks that the entries of a piece of evidence follow one another unchanged, with jq and sha256sum:
#   sh evidence/check-chain.sh evidence/NUMBER.evidence.json
file=$1
count=$(jq '.entries | length' "$file") || exit 2
former=$(printf 'evenhand evidence of %s' "$(jq -r '.agreement.id' "$file")" | sha256sum | cut -c 1-64)
number=0
while [ "$number" -lt "$count" ]; do
  named=$(jq -r ".entries[$number].former" "$file")
  hash=$(jq -r ".entries[$number].hash" "$file")
  own=$(jq -cSj ".entries[$number] | del(.hash)" "$file" | sha256sum | cut -c 1-64)
  number=$((number + 1))
  if [ "$named" != "$former" ]; then echo "FAIL  entry $number does not follow the one before"; exit 1; fi
  if [ "$own" != "$hash" ]; then echo "FAIL  entry $number was changed"; exit 1; fi
  former=$hash
done
if [ "$former" != "$(jq -r '.head' "$file")" ]; then echo "FAIL  the last entry is another"; exit 1; fi
echo "ok    $count entries follow one another"
