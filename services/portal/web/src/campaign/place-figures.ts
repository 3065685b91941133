/** What a campaign does in one place, by its code. Amounts in cents. */
export interface PlaceFigures {
  readonly key: string;
  readonly dossiers: number;
  readonly requested: number;
  readonly granted: number;
}
