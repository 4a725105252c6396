import type { Pool } from 'pg';

/**
 * Tells the planner how large its tables are now. The database finds out by itself a minute after many rows came in; whoever works with
 * them at once, such as with a town that was just seeded, cannot wait for that.
 */
export async function refreshStatistics(pool: Pool): Promise<void> {
  await pool.query('analyze');
}
