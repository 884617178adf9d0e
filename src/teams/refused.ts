/** Thrown at the door, and by a turn's logic when the caller is genuine but not welcome: answered with this HTTP status and nothing else. */
export class Refused extends Error {
  readonly status: number;
  /** @param reason For the log alone; without anything a stranger wrote. */
  constructor(status: number, reason: string) {
    super(reason);
    this.name = 'Refused';
    this.status = status;
  }
}
