// What stands in a form, as it is sent; without what changes from one opening of the page to the next.
export const fieldsOf = (form) => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  return fields;
};

export const withoutToken = (fields) => {
  const copy = new URLSearchParams(fields);
  copy.delete("csrf_token");
  copy.delete("draft");
  return copy.toString();
};
