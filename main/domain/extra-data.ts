/** How the id of an attempt travels in EXTRADATA: alone, behind our name, or not at all. Shops receive it, too. */
export type ExtraDataForm = 'id' | 'labelled' | 'none';

const label = 'be2bill-console ';

/** Both forms in which an attempt's id may come back. */
export function extraDataForms(attemptId: string): readonly [string, string] {
  return [attemptId, `${label}${attemptId}`];
}

/** EXTRADATA of an attempt, or undefined for an account whose shops want none of it. */
export function writeExtraData(form: ExtraDataForm, attemptId: string): string | undefined {
  if (form === 'none') return undefined;
  return form === 'labelled' ? `${label}${attemptId}` : attemptId;
}

/** The id in EXTRADATA, where it is one of ours; any other text as it is. */
export function idIn(extraData: string): string {
  return extraData.startsWith(label) ? extraData.slice(label.length) : extraData;
}

/** Whether a row's EXTRADATA names an attempt. */
export function carriesId(extraData: string, attemptId: string): boolean {
  return extraData !== '' && extraDataForms(attemptId).includes(extraData);
}
