"""The notices of the law, with their sense in Spanish. The English words are the law’s own and stand first. Pure.

No native speaker has reviewed these words yet.
"""

from types import MappingProxyType

from .notices import FERPA, PART2_LONG, PART2_SHORT

IN_SPANISH = MappingProxyType(
    {
        PART2_SHORT: "La norma 42 CFR parte 2 prohíbe usar o divulgar estos registros sin autorización.",
        PART2_LONG: (
            "Este registro que se le ha divulgado está protegido por las normas federales de confidencialidad "
            "(42 CFR parte 2). Estas normas le prohíben usar o divulgar este registro, o dar testimonio que describa "
            "la información que contiene, en cualquier procedimiento civil, penal, administrativo o legislativo de "
            "una autoridad federal, estatal o local, en contra del paciente, salvo que lo autorice el consentimiento "
            "del paciente, salvo lo dispuesto en 42 CFR 2.12(c)(5), o salvo que lo autorice un tribunal conforme a "
            "42 CFR 2.64 o 2.65. Además, las normas federales le prohíben cualquier otro uso o divulgación de este "
            "registro, a menos que se cumpla al menos una de estas condiciones: (i) El consentimiento por escrito de "
            "la persona cuya información se divulga en este registro permite expresamente otro uso o divulgación, o "
            "lo permite de otro modo 42 CFR parte 2. (ii) Usted es una entidad cubierta o un socio comercial y "
            "recibió el registro para tratamiento, pago u operaciones de atención médica, o (iii) usted recibió el "
            "registro de una entidad cubierta o de un socio comercial según lo permite 45 CFR parte 164, subpartes A "
            "y E. Una autorización general para divulgar información médica o de otro tipo NO basta para cumplir "
            "los elementos que exige el consentimiento por escrito para volver a usar o divulgar el registro "
            "(véase 42 CFR 2.31)."
        ),
        FERPA: (
            "Estos registros educativos no se pueden pasar a otros sin el consentimiento del padre, de la madre o "
            "del estudiante con derecho a darlo (34 CFR 99.33)."
        ),
    }
)


def and_in_spanish(notice: str) -> str:
    """The notice in the words of the law, and below in Spanish where we have it."""
    spanish = IN_SPANISH.get(notice)
    return f"{notice} En español: {spanish}" if spanish else notice
