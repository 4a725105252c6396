/** What a person gave to the command line cannot be used: exit code 2, and a sentence that says what and where. */
export class BadInput extends Error {}
