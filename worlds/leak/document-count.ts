/** Single documents (letters, reports, notes, mails) of a world: about 400 for 10,000 patients, 1,260 for 100,000. */
export const documentCount = (patients: number): number => Math.round(4 * Math.sqrt(patients))
