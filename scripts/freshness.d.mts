export function isBuilt(built: readonly string[], sources: readonly string[]): boolean
