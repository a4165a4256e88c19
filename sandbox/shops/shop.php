<?php
/*
 * A shop in PHP 7.4 or newer. It wants URL, IDENTIFIER and SECRET in its environment, and a sandbox whose clock stands on
 * 1 June 2017. Each line that it prints is an operation and its EXECCODE.
 */

function hashOf(array $parameters, string $secret): string {
    $padded = fn ($key) => preg_replace_callback('/\[(\d+)\]/', fn ($found) => sprintf('[%09d]', $found[1]), $key);
    uksort($parameters, fn ($one, $other) => strcmp($padded($one), $padded($other)));
    $text = $secret;
    foreach ($parameters as $key => $value) $text .= "$key=$value$secret";
    return hash('sha256', $text);
}

function run(string $method, array $more, ?string $secret = null): array {
    $parameters = ['IDENTIFIER' => getenv('IDENTIFIER'), 'OPERATIONTYPE' => $method, 'VERSION' => '3.0'] + $more;
    $fields = ['method' => $method];
    foreach ($parameters + ['HASH' => hashOf($parameters, $secret ?? getenv('SECRET'))] as $key => $value) {
        $fields['params' . preg_replace('/^[^[]+/', '[$0]', $key)] = $value;
    }
    $header = 'Content-Type: application/x-www-form-urlencoded';
    $http = ['method' => 'POST', 'header' => $header, 'content' => http_build_query($fields)];
    $context = stream_context_create(['http' => $http]);
    $answer = json_decode(file_get_contents(getenv('URL') . '/front/service/rest/process', false, $context), true);
    echo "$method {$answer['EXECCODE']}\n";
    return $answer;
}

$order = ['ORDERID' => '1234', 'DESCRIPTION' => 'Knows nothing'];
$client = [
    'CLIENTIDENT' => 'john.snow',
    'CLIENTEMAIL' => 'john.snow@example.com',
    'CLIENTUSERAGENT' => 'Mozilla/5.0',
    'CLIENTIP' => '10.1.1.1',
];
$card = [
    'CARDCODE' => '1111222233334444',
    'CARDCVV' => '123',
    'CARDVALIDITYDATE' => '12-17',
    'CARDFULLNAME' => 'JOHN SNOW',
];
$byCard = $order + $client + $card;

$paid = run('payment', $byCard + ['AMOUNT' => '1000', 'EXTRADATA' => "two\nlines", 'CREATEALIAS' => 'yes']);
$refunded = run('refund', $order + ['TRANSACTIONID' => $paid['TRANSACTIONID'], 'AMOUNT' => '400']);
run('void', $order + ['TRANSACTIONID' => $refunded['TRANSACTIONID']]);
run('payment', $order + $client + ['AMOUNT' => '500', 'ALIAS' => $paid['ALIAS'], 'ALIASMODE' => 'subscription']);
$authorized = run('authorization', $byCard + ['AMOUNT' => '1000']);
run('capture', $order + ['TRANSACTIONID' => $authorized['TRANSACTIONID'], 'AMOUNT' => '700']);
$split = run('payment', $byCard + ['AMOUNTS[2017-06-01]' => '600', 'AMOUNTS[2017-07-01]' => '400']);
run('stopntimes', ['SCHEDULEID' => $split['TRANSACTIONID']]);
$lines = [];
for ($position = 0; $position < 11; $position++) $lines["CART[$position][NAME]"] = "Line $position";
$filled = run('payment', $byCard + ['AMOUNT' => '1000'] + $lines);
run('refund', $order + ['TRANSACTIONID' => $filled['TRANSACTIONID']], 'wrong');
