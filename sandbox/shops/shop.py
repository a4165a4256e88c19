"""A shop in Python 3.8 or newer. It wants URL, IDENTIFIER and SECRET in its environment, and a sandbox whose clock stands
on 1 June 2017. Each line that it prints is an operation and its EXECCODE."""
import hashlib
import json
import os
import re
from urllib.parse import urlencode
from urllib.request import urlopen


def hash_of(parameters, secret):
    def padded(key):
        return re.sub(r'\[(\d+)\]', lambda found: '[' + found[1].zfill(9) + ']', key).encode()

    text = secret + ''.join(f'{key}={parameters[key]}{secret}' for key in sorted(parameters, key=padded))
    return hashlib.sha256(text.encode()).hexdigest()


def run(method, more, secret=os.environ['SECRET']):
    parameters = {'IDENTIFIER': os.environ['IDENTIFIER'], 'OPERATIONTYPE': method, 'VERSION': '3.0', **more}
    signed = {**parameters, 'HASH': hash_of(parameters, secret)}
    fields = {'params' + re.sub(r'^[^[]+', r'[\g<0>]', key): value for key, value in signed.items()}
    body = urlencode({'method': method, **fields}).encode()
    with urlopen(os.environ['URL'] + '/front/service/rest/process', body) as response:
        answer = json.load(response)
    print(method, answer['EXECCODE'])
    return answer


order = {'ORDERID': '1234', 'DESCRIPTION': 'Knows nothing'}
client = {
    'CLIENTIDENT': 'john.snow',
    'CLIENTEMAIL': 'john.snow@example.com',
    'CLIENTUSERAGENT': 'Mozilla/5.0',
    'CLIENTIP': '10.1.1.1',
}
card = {'CARDCODE': '1111222233334444', 'CARDCVV': '123', 'CARDVALIDITYDATE': '12-17', 'CARDFULLNAME': 'JOHN SNOW'}
by_card = {**order, **client, **card}

paid = run('payment', {**by_card, 'AMOUNT': '1000', 'EXTRADATA': 'two\nlines', 'CREATEALIAS': 'yes'})
refunded = run('refund', {**order, 'TRANSACTIONID': paid['TRANSACTIONID'], 'AMOUNT': '400'})
run('void', {**order, 'TRANSACTIONID': refunded['TRANSACTIONID']})
run('payment', {**order, **client, 'AMOUNT': '500', 'ALIAS': paid['ALIAS'], 'ALIASMODE': 'subscription'})
authorized = run('authorization', {**by_card, 'AMOUNT': '1000'})
run('capture', {**order, 'TRANSACTIONID': authorized['TRANSACTIONID'], 'AMOUNT': '700'})
split = run('payment', {**by_card, 'AMOUNTS[2017-06-01]': '600', 'AMOUNTS[2017-07-01]': '400'})
run('stopntimes', {'SCHEDULEID': split['TRANSACTIONID']})
lines = {f'CART[{position}][NAME]': f'Line {position}' for position in range(11)}
filled = run('payment', {**by_card, 'AMOUNT': '1000', **lines})
run('refund', {**order, 'TRANSACTIONID': filled['TRANSACTIONID']}, 'wrong')
