// A shop in Go 1.13 or newer. It wants URL, IDENTIFIER and SECRET in its environment, and a sandbox whose clock stands on
// 1 June 2017. Each line that it prints is an operation and its EXECCODE.
package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"sort"
	"strings"
)

var position = regexp.MustCompile(`\[(\d+)\]`)

func padded(key string) string {
	return position.ReplaceAllStringFunc(key, func(found string) string {
		digits := "00000000" + found[1:len(found)-1]
		return "[" + digits[len(digits)-9:] + "]"
	})
}

func hashOf(parameters map[string]string, secret string) string {
	keys := []string{}
	for key := range parameters {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(one, other int) bool { return padded(keys[one]) < padded(keys[other]) })
	text := secret
	for _, key := range keys {
		text += key + "=" + parameters[key] + secret
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
}

type pairs map[string]string

func merge(all ...pairs) pairs {
	merged := pairs{}
	for _, one := range all {
		for key, value := range one {
			merged[key] = value
		}
	}
	return merged
}

func run(method string, more pairs, secret string) pairs {
	own := pairs{"IDENTIFIER": os.Getenv("IDENTIFIER"), "OPERATIONTYPE": method, "VERSION": "3.0"}
	parameters := merge(own, more)
	parameters["HASH"] = hashOf(parameters, secret)
	form := url.Values{"method": {method}}
	for key, value := range parameters {
		name := strings.SplitN(key, "[", 2)
		field := "params[" + name[0] + "]"
		if len(name) == 2 {
			field += "[" + name[1]
		}
		form.Set(field, value)
	}
	response, err := http.PostForm(os.Getenv("URL")+"/front/service/rest/process", form)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer := pairs{}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		panic(err)
	}
	fmt.Println(method, answer["EXECCODE"])
	return answer
}

func main() {
	secret := os.Getenv("SECRET")
	order := pairs{"ORDERID": "1234", "DESCRIPTION": "Knows nothing"}
	client := pairs{
		"CLIENTIDENT":     "john.snow",
		"CLIENTEMAIL":     "john.snow@example.com",
		"CLIENTUSERAGENT": "Mozilla/5.0",
		"CLIENTIP":        "10.1.1.1",
	}
	card := pairs{
		"CARDCODE":         "1111222233334444",
		"CARDCVV":          "123",
		"CARDVALIDITYDATE": "12-17",
		"CARDFULLNAME":     "JOHN SNOW",
	}
	byCard := merge(order, client, card)
	of := func(answer pairs, more pairs) pairs {
		return merge(order, pairs{"TRANSACTIONID": answer["TRANSACTIONID"]}, more)
	}

	first := pairs{"AMOUNT": "1000", "EXTRADATA": "two\nlines", "CREATEALIAS": "yes"}
	paid := run("payment", merge(byCard, first), secret)
	refunded := run("refund", of(paid, pairs{"AMOUNT": "400"}), secret)
	run("void", of(refunded, nil), secret)
	again := pairs{"AMOUNT": "500", "ALIAS": paid["ALIAS"], "ALIASMODE": "subscription"}
	run("payment", merge(order, client, again), secret)
	authorized := run("authorization", merge(byCard, pairs{"AMOUNT": "1000"}), secret)
	run("capture", of(authorized, pairs{"AMOUNT": "700"}), secret)
	plan := pairs{"AMOUNTS[2017-06-01]": "600", "AMOUNTS[2017-07-01]": "400"}
	split := run("payment", merge(byCard, plan), secret)
	run("stopntimes", pairs{"SCHEDULEID": split["TRANSACTIONID"]}, secret)
	lines := pairs{"AMOUNT": "1000"}
	for line := 0; line < 11; line++ {
		lines[fmt.Sprintf("CART[%d][NAME]", line)] = fmt.Sprintf("Line %d", line)
	}
	filled := run("payment", merge(byCard, lines), secret)
	run("refund", of(filled, nil), "wrong")
}
