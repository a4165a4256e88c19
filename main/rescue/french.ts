import type { RescueTexts } from './words.ts';

export const french: RescueTexts = {
  locale: 'fr-FR',
  troubles: {
    corrupt: {
      title: 'Le registre est endommagé',
      what: 'Le fichier où la console note ce qu’elle envoie est endommagé : rien ne peut être envoyé sans risque. Il n’a pas été modifié.',
      advice:
        'Restaurez la dernière bonne sauvegarde, ou faites d’abord examiner le fichier. La restauration le met de côté et le garde.',
    },
    missing: {
      title: 'Le registre a disparu',
      what: 'Le fichier où la console note ce qu’elle envoie est absent ou vide, et ce qui l’entoure montre qu’il y en avait un.',
      advice:
        'Remettez le fichier en place, ou restaurez la dernière bonne sauvegarde. Pour commencer un registre vide, déplacez le dossier « backups » et le fichier « ledger.sqlite.witness ».',
    },
    olderThanWitness: {
      title: 'Le registre est plus ancien que son témoin',
      what: 'À côté du registre, la console note sa dernière ligne, et cette ligne n’est pas dans ce fichier. Une partie s’est perdue, comme le fichier qui finit par « -wal », ou un fichier plus ancien a pris sa place. Ce qui a été envoyé depuis pourrait être payé une seconde fois.',
      advice:
        'Remettez en place le fichier qui manque et réessayez, ou restaurez la dernière bonne sauvegarde. Si vous savez pourquoi il est plus ancien, ouvrez-le quand même, et vérifiez auprès de la passerelle ce qui manque avant tout remboursement.',
    },
    withoutWitness: {
      title: 'Le registre a perdu son témoin',
      what: 'Le petit fichier à côté du registre, « ledger.sqlite.witness », est absent ou endommagé. Sans lui, personne ne sait si le registre est entier : une copie de « ledger.sqlite » seul peut être plus ancienne.',
      advice:
        'Remettez le fichier en place, ou copiez à nouveau tout le dossier, et réessayez. Si vous savez que le registre est entier, ouvrez-le quand même ; il reçoit alors un nouveau témoin.',
    },
    fromTheFuture: {
      title: 'Le registre vient d’un programme plus récent',
      what: 'Une version plus récente de la console a écrit ce registre. Celle-ci ne sait pas le lire et ne l’a pas modifié.',
      advice: 'Réinstallez la version la plus récente.',
    },
    owned: {
      title: 'Le registre est déjà ouvert',
      what: 'Une autre console tient ce registre ouvert. À deux, une opération pourrait partir deux fois.',
      advice: 'Utilisez l’autre fenêtre, ou fermez-la et réessayez.',
    },
    busy: {
      title: 'Le registre est verrouillé',
      what: 'Un autre programme verrouille le fichier, par exemple une sauvegarde ou un outil de base de données.',
      advice: 'Fermez ce programme et réessayez.',
    },
    full: {
      title: 'Le disque est plein',
      what: 'Il n’y a plus de place pour noter ce qui est envoyé : rien ne peut être envoyé.',
      advice: 'Libérez de la place sur le disque et réessayez.',
    },
    noRoom: {
      title: 'La place manque pour préparer le registre',
      what: 'Cette version refait le registre à côté de l’ancien, et le disque n’a pas assez de place. Aucune ligne n’est perdue.',
      advice: 'Libérez sur le disque autant de place que l’indiquent les détails, puis réessayez.',
    },
    notPrepared: {
      title: 'Le registre n’a pas pu être préparé',
      what: 'Cette version n’a pas pu mettre le registre à sa propre forme. Aucune ligne n’est perdue, et rien n’a été envoyé.',
      advice: 'Réessayez. Si cela persiste, transmettez les détails ci-dessous à votre support.',
    },
    beingPrepared: {
      title: 'Le registre est en préparation',
      what: 'Le registre est mis à la forme de cette version ; d’ici là, il est seulement lu.',
      advice: 'Attendez la fin.',
    },
    readOnly: {
      title: 'Le registre ne peut pas être écrit',
      what: 'Cet utilisateur n’a pas le droit d’écrire dans le fichier ou dans son dossier.',
      advice: 'Faites corriger les droits du dossier et réessayez.',
    },
    notAFolder: {
      title: 'Le dossier des données n’est pas un dossier',
      what: 'Un fichier se trouve là où la console range ses données.',
      advice: 'Déplacez ce fichier, ou démarrez avec un autre dossier (--data), et réessayez.',
    },
    accounts: {
      title: 'La liste des comptes est illisible',
      what: 'Le fichier de vos comptes est endommagé. Il ne contient ni registre ni secret.',
      advice:
        'Remettez-en une bonne copie et réessayez. Ou mettez-le de côté et saisissez les comptes à nouveau ; les secrets restent dans le trousseau.',
    },
    other: {
      title: 'Le registre ne peut pas être ouvert',
      what: 'Quelque chose a empêché la console d’ouvrir son registre. Il n’a pas été modifié.',
      advice: 'Réessayez. Si cela persiste, transmettez les détails ci-dessous à votre support.',
    },
    keyringLocked: {
      title: 'Le trousseau est verrouillé',
      what: 'Les secrets qui signent vos opérations sont dans le trousseau de cet ordinateur, et il est verrouillé.',
      advice:
        'Déverrouillez-le et réessayez. Vous pouvez continuer sans : tout peut être lu, rien ne peut être envoyé.',
    },
    keyringDenied: {
      title: 'Le trousseau refuse ce programme',
      what: 'Vous, ou une règle de cet ordinateur, n’avez pas laissé la console lire les secrets qui signent vos opérations.',
      advice: 'Autorisez-la et réessayez. Vous pouvez continuer sans : tout peut être lu, rien ne peut être envoyé.',
    },
    keyringUnavailable: {
      title: 'Il n’y a pas de trousseau',
      what: 'Aucun trousseau ne répond sur cet ordinateur, et les secrets qui signent vos opérations y sont gardés.',
      advice:
        'Sous Linux, installez et démarrez GNOME Keyring ou KWallet, puis réessayez. Vous pouvez continuer et saisir un secret pour cette fois seulement.',
    },
    noMessageBus: {
      title: 'Il n’y a pas de bus de messages',
      what: 'Le trousseau est interrogé par D-Bus, et cette session n’a pas de D-Bus (DBUS_SESSION_BUS_ADDRESS n’est pas défini).',
      advice:
        'Ouvrez une session de bureau, ou démarrez la console avec « dbus-run-session ». Vous pouvez continuer et saisir un secret pour cette fois seulement.',
    },
  },
  choices: {
    restore: 'Restaurer la dernière bonne sauvegarde',
    setAside: 'Mettre la liste de côté',
    putBack: 'Remettre l’ancien registre et quitter',
    accept: 'Ouvrir quand même',
    openFolder: 'Ouvrir le dossier',
    again: 'Réessayer',
    goOn: 'Continuer sans',
    quit: 'Quitter',
  },
  file: (path) => `Fichier : ${path}`,
  detail: (text) => `Détails : ${text}`,
  readable: (lines, newest) =>
    `Dans le fichier endommagé, ${lines} lignes du journal sont encore lisibles, la dernière du ${newest}.`,
  unreadable: 'Rien du journal qu’il contient n’est lisible.',
  present: (lines, newest) => `Le journal tel qu’il est a ${lines} lignes, la dernière du ${newest}.`,
  backup: (made, lines) =>
    `Dernière bonne sauvegarde : ${made}, avec ${lines} lignes du journal. Ce qui a été fait depuis n’y est pas : vérifiez-le auprès de la passerelle avant tout remboursement.`,
  noBackup: 'Il n’en existe aucune sauvegarde.',
  copyBefore: (path, version) =>
    `Le registre tel qu’il était avant la version ${version} de sa forme est conservé : ${path}. Il peut être remis en place ; il vous faudra alors l’ancienne version de la console, car celle-ci recommencerait. Le fichier actuel est mis de côté et gardé.`,
  unsoundBackup: (path) => `Cette sauvegarde n’est pas saine et a été laissée telle quelle : ${path}`,
};
