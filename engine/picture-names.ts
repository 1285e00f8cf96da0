/** Pictures of one place are told apart by their number, so that each finds its text on the second reading. */
export class PictureNames {
  readonly #seen = new Map<string, number>()

  /** `where` of the next picture at a place. */
  next(place: string): string {
    const number = (this.#seen.get(place) ?? 0) + 1
    this.#seen.set(place, number)
    return number === 1 ? place : `${place === '' ? '' : `${place};`}picture=${number}`
  }
}
