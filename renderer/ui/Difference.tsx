type Piece = { readonly kind: 'same' | 'out' | 'in' | 'gap'; readonly text: string }

/** Blanks and characters that cannot be seen stand as signs where they go or come, or nothing would be seen to change. */
function visible(text: string): string {
  return text.replaceAll(/\p{Cc}|[\u00AD\u200B\u2060\uFEFF]/gu, '▯').replaceAll(' ', '·')
}

/** Before and after in one line: what goes is struck through, what comes is marked. */
export function Difference({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <span className="ts-difference" dir="auto">
      {pieces.map((piece, index) => {
        switch (piece.kind) {
          case 'out':
            return <del key={index}>{visible(piece.text)}</del>
          case 'in':
            return <ins key={index}>{piece.text.trim() === '' ? visible(piece.text) : piece.text}</ins>
          case 'gap':
            return <span key={index}>…</span>
          case 'same':
            return <span key={index}>{piece.text}</span>
        }
      })}
    </span>
  )
}
