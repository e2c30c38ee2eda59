import { TURN_ROLES } from '../../../shared/domain/example/conversation.ts'

type Words = { readonly name: string; readonly label: string; readonly side: 'person' | 'answer' | 'quoted' }

/** Who speaks, in words; `label` names the field of the text. */
const WORDS: Readonly<Record<string, Words>> = {
  user: { name: 'Person', label: 'What the person writes', side: 'person' },
  assistant: { name: 'Answer', label: 'What the model answers', side: 'answer' },
  system: { name: 'Instruction', label: 'What the model is told beforehand', side: 'quoted' },
  tool: { name: 'Tool result', label: 'What the tool gives back', side: 'person' },
  developer: { name: 'Developer instruction', label: 'What the developer tells the model', side: 'quoted' },
  function: { name: 'Function result (old form)', label: 'What the function gives back', side: 'person' },
}

export function roleWords(role: string): Words {
  const known = Object.hasOwn(WORDS, role) ? WORDS[role] : undefined
  return known ?? { name: `“${role}” (not a known role)`, label: 'Text', side: 'person' }
}

/** The roles to choose from; one that is not offered otherwise stays choosable where it stands. */
export function roleChoices(current: string): { value: string; label: string }[] {
  const roles: readonly string[] = TURN_ROLES
  return [...roles, ...(roles.includes(current) ? [] : [current])].map((role) => ({
    value: role,
    label: roleWords(role).name,
  }))
}
