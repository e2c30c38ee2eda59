/**
 * Grows with every rule that is added, changed or taken away: a project whose rows were checked by another version is
 * checked again when it is opened.
 */
export const RULES_VERSION = 3
