/** Both ends of a long id, enough to compare by eye: `9f2c…41ab`. */
export function shorten(id: string, head = 4, tail = 4): string {
  return id.length <= head + tail + 1 ? id : `${id.slice(0, head)}…${id.slice(-tail)}`
}
