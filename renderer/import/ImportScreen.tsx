/** To be drawn. */
export function ImportScreen({ name }: { file: string; name: string }) {
  return <main className="ts-body">{name}</main>
}
