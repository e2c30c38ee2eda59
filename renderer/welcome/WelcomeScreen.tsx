/** To be drawn. */
export function WelcomeScreen() {
  return <main className="ts-body" />
}
