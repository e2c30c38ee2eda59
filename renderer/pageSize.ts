/** Rows of the sheet that are asked for together: a few screens, and answered in some milliseconds. */
export const PAGE = 200
