#!/bin/sh
# Stands in for az: writes down its arguments, then answers as the file in AZ_ANSWERS says. A shell starts fast.
printf '%s\0' "$@" >> "$AZ_CALLS"
printf '\036' >> "$AZ_CALLS"
. "$AZ_ANSWERS"
