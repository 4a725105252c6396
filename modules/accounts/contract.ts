import { z } from 'zod';
import { canSchema, command, idSchema, instantSchema, line, optionalLine, pageInput, pageOf, query } from '#core/contract.ts';
import { roles } from '#core/policy.ts';

export const roleSchema = z.enum(roles);
const userName = z
  .string({ error: 'core.required' })
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, { error: 'accounts.userName' });
const newPassword = z.string({ error: 'core.required' }).min(10, { error: 'accounts.passwordShort' }).max(200, { error: 'core.tooLong' });
const phone = optionalLine(20);

const holdingInput = z.object({
  role: roleSchema,
  area: z
    .string()
    .regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/, { error: 'accounts.area' })
    .nullish(),
  subject: z
    .string()
    .regex(/^[a-z]+:[0-9a-f-]{36}$/, { error: 'core.shape' })
    .nullish(),
});
const holding = z.object({
  id: z.string(),
  role: roleSchema,
  area: z.string().nullable(),
  areaName: z.string().nullable(),
  subject: z.string().nullable(),
});
const person = z.object({
  id: z.string(),
  fullName: z.string(),
  userName: z.string().nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
  hasPassword: z.boolean(),
  version: z.number(),
  holdings: z.array(holding),
  can: canSchema,
});
const oneTimeLink = z.object({ personId: z.string(), path: z.string(), expiresAt: instantSchema });

export const contract = {
  'accounts.signIn': command({
    path: '/accounts/sign-in',
    summary: { id: 'Masuk dengan nama pengguna dan kata sandi', en: 'Sign in with user name and password' },
    input: z.object({
      userName: z.string({ error: 'core.required' }).trim().toLowerCase().min(1, { error: 'core.required' }).max(100, { error: 'core.tooLong' }),
      password: z.string({ error: 'core.required' }).min(1, { error: 'core.required' }).max(200, { error: 'core.tooLong' }),
    }),
    output: z.object({ personId: z.string(), fullName: z.string() }),
  }),
  'accounts.signOut': command({
    path: '/accounts/sign-out',
    summary: { id: 'Keluar dari perangkat ini', en: 'Sign out on this device' },
    input: z.object({}),
    output: z.object({}),
  }),
  'accounts.getMe': query({
    path: '/accounts/me',
    summary: { id: 'Siapa saya dan apa yang boleh saya lakukan', en: 'Who I am and what I may do' },
    input: z.object({}),
    output: z.object({
      person: z.object({ id: z.string(), fullName: z.string() }),
      agency: z.object({ name: z.string(), shortName: z.string(), regency: z.string(), regencyName: z.string(), demo: z.boolean() }),
      holdings: z.array(holding),
      can: canSchema,
      mayGrant: z.array(roleSchema),
      unreadNotices: z.number(),
    }),
  }),
  'accounts.listTasks': query({
    path: '/accounts/me/tasks',
    summary: { id: 'Yang menunggu saya hari ini', en: 'What waits for me today' },
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ title: z.string(), detail: z.string(), href: z.string(), tone: z.enum(['attention', 'info']) })),
    }),
  }),
  'accounts.getAgency': query({
    path: '/accounts/agency',
    summary: { id: 'Dinas pemilik situs ini', en: 'The agency that runs this site' },
    input: z.object({}),
    output: z.object({
      name: z.string(),
      shortName: z.string(),
      regency: z.string(),
      regencyName: z.string(),
      demo: z.boolean(),
      tiles: z.string().nullable(),
    }),
  }),
  'accounts.listDemoSignIns': query({
    path: '/accounts/demo-sign-ins',
    summary: { id: 'Akun contoh; hanya pada kota contoh', en: 'Demo sign-ins; only in the demo town' },
    input: z.object({}),
    output: z.object({
      password: z.string().nullable(),
      items: z.array(z.object({ userName: z.string(), fullName: z.string(), role: roleSchema, note: z.object({ id: z.string(), en: z.string() }) })),
    }),
  }),
  'accounts.changePassword': command({
    path: '/accounts/password',
    summary: { id: 'Ganti kata sandi sendiri', en: 'Change one’s own password' },
    input: z.object({ current: z.string({ error: 'core.required' }).min(1, { error: 'core.required' }).max(200), next: newPassword }),
    output: z.object({}),
  }),
  'accounts.listSessions': query({
    path: '/accounts/sessions',
    summary: { id: 'Perangkat tempat saya masuk', en: 'Devices where I am signed in' },
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ id: z.string(), device: z.string(), createdAt: instantSchema, lastSeenAt: instantSchema, current: z.boolean() })),
    }),
  }),
  'accounts.endSession': command({
    method: 'DELETE',
    path: '/accounts/sessions/{id}',
    summary: { id: 'Keluarkan satu perangkat', en: 'Sign one device out' },
    input: z.object({ id: idSchema }),
    output: z.object({}),
  }),
  'accounts.listPeople': query({
    path: '/accounts/people',
    summary: { id: 'Daftar orang dan perannya', en: 'People and their roles' },
    input: z.object({ ...pageInput, search: z.string().trim().max(100).optional(), role: roleSchema.optional() }),
    output: pageOf(person),
  }),
  'accounts.getPerson': query({
    path: '/accounts/people/{id}',
    summary: { id: 'Satu orang', en: 'One person' },
    input: z.object({ id: idSchema }),
    output: person,
  }),
  'accounts.invitePerson': command({
    path: '/accounts/people',
    summary: { id: 'Undang seseorang; jawabannya tautan sekali pakai', en: 'Invite a person; the answer is a one-time link' },
    input: z.object({
      id: idSchema,
      fullName: line(120),
      userName,
      phone,
      holdings: z.array(holdingInput).min(1, { error: 'accounts.roleMissing' }).max(20),
    }),
    output: oneTimeLink,
  }),
  'accounts.updatePerson': command({
    method: 'PATCH',
    path: '/accounts/people/{id}',
    summary: { id: 'Ubah nama dan nomor HP seseorang', en: 'Change a person’s name and phone' },
    input: z.object({ id: idSchema, version: z.number().int(), fullName: line(120), phone }),
    output: z.object({ version: z.number() }),
  }),
  'accounts.findInvitation': query({
    path: '/accounts/invitations/{token}',
    summary: { id: 'Buka undangan', en: 'Open an invitation' },
    input: z.object({ token: z.string().max(100) }),
    output: z.object({ fullName: z.string(), userName: z.string(), agencyName: z.string(), expiresAt: instantSchema }),
  }),
  'accounts.acceptInvitation': command({
    path: '/accounts/invitations/{token}',
    summary: { id: 'Terima undangan dengan membuat kata sandi', en: 'Accept an invitation by choosing a password' },
    input: z.object({ token: z.string().max(100), password: newPassword }),
    output: z.object({ personId: z.string() }),
  }),
  'accounts.resetPassword': command({
    path: '/accounts/people/{id}/reset-password',
    summary: { id: 'Buat tautan kata sandi baru untuk seseorang', en: 'Make a new-password link for a person' },
    input: z.object({ id: idSchema }),
    output: oneTimeLink,
  }),
  'accounts.grantRole': command({
    path: '/accounts/people/{id}/roles',
    summary: { id: 'Beri peran', en: 'Grant a role' },
    input: z.object({ id: idSchema, holding: holdingInput }),
    output: z.object({ holdingId: z.string() }),
  }),
  'accounts.revokeRole': command({
    method: 'DELETE',
    path: '/accounts/people/{id}/roles/{holdingId}',
    summary: { id: 'Cabut peran', en: 'Revoke a role' },
    input: z.object({ id: idSchema, holdingId: idSchema }),
    output: z.object({}),
  }),
  'accounts.setPersonActive': command({
    path: '/accounts/people/{id}/active',
    summary: { id: 'Nonaktifkan atau aktifkan kembali seseorang', en: 'Deactivate or reactivate a person' },
    input: z.object({ id: idSchema, active: z.boolean() }),
    output: z.object({}),
  }),
  'accounts.listNotices': query({
    path: '/accounts/notices',
    summary: { id: 'Pemberitahuan saya', en: 'My notices' },
    input: z.object(pageInput),
    output: pageOf(
      z.object({
        id: z.string(),
        at: instantSchema,
        kind: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        link: z.string().nullable(),
        read: z.boolean(),
      }),
    ),
  }),
  'accounts.readNotices': command({
    path: '/accounts/notices/read',
    summary: { id: 'Tandai semua pemberitahuan sudah dibaca', en: 'Mark all notices as read' },
    input: z.object({}),
    output: z.object({}),
  }),
  'accounts.listAuditEvents': query({
    path: '/accounts/audit',
    summary: { id: 'Jejak: siapa melakukan apa', en: 'The trail: who did what' },
    input: z.object({
      ...pageInput,
      action: z.string().max(100).optional(),
      subjectId: z.string().max(100).optional(),
      personId: idSchema.optional(),
    }),
    output: pageOf(
      z.object({
        id: z.string(),
        at: instantSchema,
        actor: z.string(),
        actorName: z.string().nullable(),
        action: z.string(),
        subjectKind: z.string().nullable(),
        subjectId: z.string().nullable(),
        sealed: z.boolean(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  'accounts.listRegions': query({
    path: '/accounts/regions',
    summary: { id: 'Wilayah di kabupaten/kota ini', en: 'Regions of this regency' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          code: z.string(),
          parent: z.string().nullable(),
          level: z.enum(['regency', 'district', 'village']),
          name: z.string(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
        }),
      ),
    }),
  }),
};
