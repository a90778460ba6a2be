const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words with accents that are English by now and in every list. */
export const ORDINARY_LOANS = words('café cafés naïve naïvely cliché clichés façade façades fiancé fiancée élite déjà à décor première');

/**
 * Loans, and foreign words that stand in English sentences, which readers of English say in more than one way or wrongly,
 * whatever the word lists hold. Written without accents; those with accents are seen by them.
 */
export const RISKY_LOANS = words(
  // French
  'ne sais quoi vous oui merci bonjour bonsoir monsieur madame mademoiselle adieu voila touche riposte coup ennui milieu genre bouquet gourmet hors oeuvre oeuvres bourgeois bourgeoisie croissant ' +
    'lingerie macabre beaux noir rendezvous denouement panache raison raconteur roue roux sommelier soiree vichyssoise camembert bouillabaisse ' +
    // German
    'schadenfreude zeitgeist weltschmerz wanderlust doppelganger gesundheit bundestag bundesrat reichstag wehrmacht luftwaffe autobahn ich nicht und herr frau fraulein danke bitte prosit schnitzel weiss ' +
    // Italian
    'gnocchi bruschetta tagliatelle prosciutto focaccia ciabatta cappelletti dolce vita prego grazie ciao bella signor signora maestro chiaroscuro segue fado ' +
    // Spanish and Portuguese
    'hola gracias senor senora senorita manana chorizo jalapeno guacamole tortilla quesadilla paella rioja vaya amigo bueno ' +
    // Asian languages, as they are written in English
    'pho gyoza qigong xiexie namaste arigato sayonara feng shui banh bibimbap kimchi hanja ' +
    // Others
    'hygge skal smorgasbord glasnost perestroika apparatchik quinoa acai caipirinha gyro tzatziki',
);
