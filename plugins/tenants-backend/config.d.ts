/** This package has no settings of its own. */
export interface Config {}
