/** A name that people chose (of a sheet, a part), fit to stand in a place: `;` would end it, line ends would break lists. */
export function placeName(name: string): string {
  return name.replaceAll(';', ',').replace(/\s+/g, ' ').trim()
}
