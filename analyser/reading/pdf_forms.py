"""Answers in a fillable PDF form: they stand in the form's fields and not in the text of the page."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_TICK_BOXES = frozenset({pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON})
_WRITTEN = frozenset(
    {pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX}
)


def answers(page: pdfium.PdfPage) -> Iterator[str]:
    """The answered fields of a page as lines: ``Risk level: High`` and ``[x] Joint s47``.

    Args:
        page: A page of a document whose forms have been initialised; others have no answers.
    """
    if page.formenv is None:
        return
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        field = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not field:
            continue
        line = _answer(page.formenv, field)
        pdfium_c.FPDFPage_CloseAnnot(field)
        if line:
            yield line


def _answer(form: pdfium.PdfFormEnv, field: object) -> str:
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, field)
    if kind not in _TICK_BOXES | _WRITTEN:
        return ""
    label = _string(pdfium_c.FPDFAnnot_GetFormFieldAlternateName, form, field)
    label = " ".join((label or _string(pdfium_c.FPDFAnnot_GetFormFieldName, form, field)).split())
    if kind in _WRITTEN:
        written = _string(pdfium_c.FPDFAnnot_GetFormFieldValue, form, field).strip()
        return f"{label}: {written}" if written else ""
    if not pdfium_c.FPDFAnnot_IsChecked(form, field):
        return f"[ ] {label}" if kind == pdfium_c.FPDF_FORMFIELD_CHECKBOX else ""
    option = _string(pdfium_c.FPDFAnnot_GetFormFieldExportValue, form, field)
    return f"[x] {label}" if kind == pdfium_c.FPDF_FORMFIELD_CHECKBOX else f"[x] {label}: {option}"


def _string(get: Callable[[object, object, object, int], int], form: pdfium.PdfFormEnv, field: object) -> str:
    """A string that PDFium writes as UTF-16 into a buffer, after it has been asked for its length in bytes."""
    size = get(form, field, None, 0)
    buffer = ctypes.create_string_buffer(size + size % 2)
    get(form, field, ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00")
