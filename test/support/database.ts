import pg from 'pg';

export const templateDatabase = 'town_template';
export const homeRegency = '35.74';

export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements as the superuser: what no role of the product may do, such as planting a bad table or tampering with the trail. */
export async function asSuperuser<T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

export async function copyTemplate(adminUrl: string, database: string): Promise<void> {
  await asSuperuser(adminUrl, (client) => client.query(`create database ${pg.escapeIdentifier(database)} template ${templateDatabase}`));
}

export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  await asSuperuser(adminUrl, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`));
}
