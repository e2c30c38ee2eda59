type Side = 'person' | 'answer'

/** One turn of a conversation: person right, answer left. Text of users decides its own direction. */
export function Bubble({ side, children, empty }: { side: Side; children?: React.ReactNode; empty?: string }) {
  const nothing = children === undefined || children === '' || children === null || children === false
  return (
    <div className="ts-bubble" data-side={side} data-empty={nothing} dir="auto">
      {nothing ? (empty ?? 'empty') : children}
    </div>
  )
}

/** Who speaks, above a bubble. */
export function Who({
  side = 'answer',
  icon,
  children,
}: {
  side?: Side
  icon?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <div className="ts-who" data-side={side}>
      {icon}
      {children}
    </div>
  )
}

/** The instruction is a quoted line, since nobody says it. */
export function InstructionLine({ children }: { children: React.ReactNode }) {
  return (
    <p className="ts-instruction" dir="auto">
      {children}
    </p>
  )
}
