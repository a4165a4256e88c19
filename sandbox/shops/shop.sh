#!/usr/bin/env bash
# A shop in bash 3.2 or newer, curl and openssl. It wants URL, IDENTIFIER and SECRET in its environment, and a sandbox
# whose clock stands on 1 June 2017. Each line that it prints is an operation and its EXECCODE.
set -eu

padded() { # NAME: list positions as numbers of nine digits, in REPLY
  local rest=$1
  REPLY=
  while [[ $rest =~ ^([^\[]*)\[([0-9]+)\] ]]; do
    printf -v REPLY '%s%s[%09d]' "$REPLY" "${BASH_REMATCH[1]}" "$((10#${BASH_REMATCH[2]}))"
    rest=${rest#"${BASH_REMATCH[0]}"}
  done
  REPLY+=$rest
}
hash_of() { # KEY=value …
  local text=$SECRET pair
  while IFS= read -r -d '' pair; do text+=${pair#*$'\n'}$SECRET; done < <(
    for pair in "$@"; do
      padded "${pair%%=*}"
      printf '%s\n%s\0' "$REPLY" "$pair"
    done | LC_ALL=C sort -z
  )
  printf %s "$text" | openssl dgst -sha256 -r | cut -c1-64
}
be2bill() { # operation KEY=value …
  local pair name data=() pairs=("IDENTIFIER=$IDENTIFIER" "OPERATIONTYPE=$1" VERSION=3.0 "${@:2}")
  for pair in "${pairs[@]}" "HASH=$(hash_of "${pairs[@]}")"; do
    name=${pair%%=*}
    data+=(--data-urlencode "params[${name%%\[*}]${name#"${name%%\[*}"}=${pair#*=}")
  done
  curl --silent "$URL/front/service/rest/process" --data "method=$1" "${data[@]}"
  echo
}
field() { # NAME, of an answer on standard input
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

run() { # operation KEY=value …: leaves the answer in ANSWER
  ANSWER=$(be2bill "$@")
  echo "$1 $(field EXECCODE <<< "$ANSWER")"
}
id() {
  field TRANSACTIONID <<< "$ANSWER"
}
client=(CLIENTIDENT=john.snow CLIENTEMAIL=john.snow@example.com CLIENTUSERAGENT=Mozilla/5.0 CLIENTIP=10.1.1.1)
card=(CARDCODE=1111222233334444 CARDCVV=123 CARDVALIDITYDATE=12-17 'CARDFULLNAME=JOHN SNOW')
order=(ORDERID=1234 'DESCRIPTION=Knows nothing')

run payment "${order[@]}" AMOUNT=1000 "${client[@]}" "${card[@]}" $'EXTRADATA=two\nlines' CREATEALIAS=yes
alias=$(field ALIAS <<< "$ANSWER")
run refund "${order[@]}" "TRANSACTIONID=$(id)" AMOUNT=400
run void "${order[@]}" "TRANSACTIONID=$(id)"
run payment "${order[@]}" AMOUNT=500 "${client[@]}" "ALIAS=$alias" ALIASMODE=subscription
run authorization "${order[@]}" AMOUNT=1000 "${client[@]}" "${card[@]}"
run capture "${order[@]}" "TRANSACTIONID=$(id)" AMOUNT=700
run payment "${order[@]}" 'AMOUNTS[2017-06-01]=600' 'AMOUNTS[2017-07-01]=400' "${client[@]}" "${card[@]}"
run stopntimes "SCHEDULEID=$(id)"
lines=()
for position in 0 1 2 3 4 5 6 7 8 9 10; do lines+=("CART[$position][NAME]=Line $position"); done
run payment "${order[@]}" AMOUNT=1000 "${client[@]}" "${card[@]}" "${lines[@]}"
SECRET=wrong run refund "${order[@]}" "TRANSACTIONID=$(id)"
