/** What `--help` says, and what follows on a flag that is wrong. */
export const usage = `npm run sandbox -- [flags]

  --port N                     where it listens; any free port without it
  --host H                     which address it listens on; this machine alone without it
  --accounts FILE              accounts with every setting (sandbox/accounts.schema.json), in place of the next four
  --identifier ID              IDENTIFIER of its account; SANDBOXSHOP without it
  --secret S                   ACCOUNT_KEY; made up without it
  --method card|sdd|redirect   the account's payment method; card without it
  --credit off|credit|cft      whether it may give credits; credit without it
  --notify URL                 NOTIFICATION_URL of every account that has none
  --data FILE                  keeps everything there; in memory without it
  --now ISO                    when the clock starts, such as 2017-06-01T10:00:00Z, and goes on from
  --demo                       four shops with 600 transactions besides
  --tls CERT KEY               HTTPS with these two files
  --fault JSON                 something that goes wrong; may be repeated
  --help                       this text

The guide is sandbox/guide.md, or /sandbox/guide.md of a running sandbox.`;
