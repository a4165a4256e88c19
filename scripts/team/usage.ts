export const usage = `npm run --silent team -- sql ENVIRONMENT       prints the team ledger's schema, for whoever administers the database:
                                              npm run --silent team -- sql test | psql -d team
npm run team -- init URL ENVIRONMENT          makes it there, as a role that owns the database and may create roles
    --asynchronous                            production with a standby that may lag behind: a fail-over then loses
                                              the last claims. The desks notice, and stop until each has answered
npm run team -- upgrade --at URL              says what brings an engine of an older version to this program's, as whoever
                                              ran init: --now does it, in one transaction, while desks go on, and --sql
                                              prints it for whoever administers the database

For whoever ran init, the administrator:

npm run team -- invite NAME --at URL          writes a join file for a new person, good for a day and until it is used
    --desk NAME                               the name of their desk in the team; their own where nothing is said
    --person NAME                             in place of NAME: somebody of the team, at another desk (with --desk)
    --out FILE                                where the join file goes; join-NAME.json where nothing is said
npm run team -- permit NAME ACCOUNT CURRENCY AMOUNT --at URL
                                              what they may do there, each time up to AMOUNT; ACCOUNT every stands for
                                              all that have no rights of their own, and AMOUNT none for nothing at all
    --alone AMOUNT                            above that a colleague approves it first; AMOUNT where nothing is said
    --day AMOUNT                              in a day, all of it together; without end where nothing is said
    --approve AMOUNT                          of what colleagues ask for; nothing where nothing is said
    --operation OPERATION                     this one alone, and others by saying it again; all where nothing is said
npm run team -- rule --at URL                 whose midnight begins a day (--zone Europe/Paris), and for how many hours
                                              what is asked for may be approved and sent (--hours 72)
    --strict on                               nobody sends what they have prepared: whoever approves it does; off again
npm run team -- people --at URL               everybody, their desks, when each was heard of last, and rights
npm run team -- revoke NAME --at URL          ends their claims at once, at every desk or at one (--desk NAME)
npm run team -- appoint NAME --at URL         makes them an administrator at the desks where they sit; --end takes that away

At a desk, while its console is closed:

npm run team -- join FILE                     takes the seat of a join file
npm run team -- leave [ENVIRONMENT]           leaves, once nothing is open and the team has everything
npm run team -- erase [ENVIRONMENT]           lists what desks have erased of people and the engine holds still
npm run team -- erase [ENVIRONMENT] LINE --reason WHY
                                              says that it goes there too; two people say so, one of them an administrator
npm run team -- verify [ENVIRONMENT]          compares this ledger with the team's, line by line; a console may be open
    --data DIR                                the data folder, where it is not the usual one

To see it first:

npm run team -- demo                          starts a PostgreSQL on this machine and two desks on it, in two windows

URL is postgresql://ROLE@HOST[:PORT]/DATABASE; the password is read from PGPASSWORD. A server elsewhere is spoken to over
TLS alone, and --authority FILE says who vouches for its certificate, as PEM; else this system's authorities do.
ENVIRONMENT is sandbox, test or production. Exit code 0: done; 1: something that it names keeps it from being done; 2: it
could not run.`;
