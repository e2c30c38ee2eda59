export const root: string
export function projectNode(): string | null
